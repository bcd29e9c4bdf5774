package io.hypershift.azure.sandbox.azure.entra;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** One tenant's directory: applications, service principals, and what they sign in with. */
public final class Directory {
    private final String tenant;
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, ServicePrincipal> principals = new ConcurrentHashMap<>();
    private final List<Password> passwords = new CopyOnWriteArrayList<>();
    private final List<ApplicationCredential> credentials = new CopyOnWriteArrayList<>();

    private final Map<String, Set<String>> permissions = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, Application> deleted = new ConcurrentHashMap<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();

    public Directory(String tenant) {
        this.tenant = tenant;
    }

    public String tenant() {
        return tenant;
    }

    public void put(Application application) {
        applications.put(application.id(), application);
    }

    public void put(ServicePrincipal principal) {
        principals.put(principal.id(), principal);
    }

    public void add(Password password) {
        passwords.add(password);
    }

    public void add(ApplicationCredential credential) {
        credentials.add(credential);
    }

    /** Gives a new managed identity its principal. */
    public ServicePrincipal register(ResourceId identity, Instant knownFrom) {
        var principal = new ServicePrincipal(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                identity.name(),
                Optional.of(identity),
                knownFrom);
        put(principal);
        return principal;
    }

    /** Lets a principal sign in no more, though it and all that is its own stay. */
    public void disable(String principalId) {
        disabled.add(principalId);
    }

    boolean isDisabled(ServicePrincipal principal) {
        return disabled.contains(principal.id());
    }

    /** Consents to all application permissions for Microsoft Graph that a service principal has from now on. */
    public void consent(String principalId, Set<String> toPermissions) {
        permissions.put(principalId, Set.copyOf(toPermissions));
    }

    /** Makes a principal the owner of an application or service principal. */
    public void own(String object, String principalId) {
        owners.put(object, principalId);
    }

    /** Whose an application or service principal is, by object id. */
    public Optional<String> owner(String object) {
        return Optional.ofNullable(owners.get(object));
    }

    /** Applications that were deleted and can be brought back, since nobody has deleted them for good. */
    public List<Application> deletedApplications() {
        return List.copyOf(deleted.values());
    }

    /** Deletes for good; returns whether it was there. */
    public boolean purge(String id) {
        return deleted.remove(id) != null;
    }

    /** The application permissions for Microsoft Graph that a service principal has. */
    public Set<String> permissions(String principalId) {
        return permissions.getOrDefault(principalId, Set.of());
    }

    public List<Application> applications(Predicate<Application> condition) {
        return applications.values().stream().filter(condition).toList();
    }

    public List<ServicePrincipal> principals(Predicate<ServicePrincipal> condition) {
        return principals.values().stream().filter(condition).toList();
    }

    public List<Password> passwordsOf(String owner) {
        return passwords.stream()
                .filter(password -> password.owner().equals(owner))
                .toList();
    }

    /** The federated credentials of the application with this object id. */
    public List<ApplicationCredential> credentialsOf(String application) {
        return credentials.stream()
                .filter(credential -> credential.owner().equals(application))
                .toList();
    }

    public Optional<Application> application(String id) {
        return Optional.ofNullable(applications.get(id));
    }

    public Optional<ServicePrincipal> principal(String id) {
        return Optional.ofNullable(principals.get(id));
    }

    public Optional<ServicePrincipal> principalByAppId(String appId) {
        return principals(principal -> principal.appId().equalsIgnoreCase(appId)).stream()
                .findFirst();
    }

    public Optional<Application> applicationByAppId(String appId) {
        return applications(application -> application.appId().equalsIgnoreCase(appId)).stream()
                .findFirst();
    }

    /** Whether a role can be given to it without saying of what type it is. */
    public boolean knows(String principalId, Instant now) {
        return principal(principalId)
                .filter(it -> !now.isBefore(it.knownFrom()))
                .isPresent();
    }

    /** An application takes its service principal with it. */
    public boolean removeApplication(String id) {
        var removed = Optional.ofNullable(applications.remove(id));
        removed.ifPresent(application -> deleted.put(application.id(), application));
        removed.flatMap(application -> principalByAppId(application.appId()))
                .ifPresent(principal -> removePrincipal(principal.id()));
        passwords.removeIf(password -> password.owner().equals(id));
        credentials.removeIf(credential -> credential.owner().equals(id));
        return removed.isPresent();
    }

    public boolean removePrincipal(String id) {
        passwords.removeIf(password -> password.owner().equals(id));
        return principals.remove(id) != null;
    }

    public boolean removePassword(String owner, String keyId) {
        return passwords.removeIf(
                password -> password.owner().equals(owner) && password.keyId().equals(keyId));
    }

    /** Removes the federated credential of this id or name, if there is one. */
    public boolean removeCredential(String owner, String key) {
        return credentials.removeIf(credential -> credential.owner().equals(owner)
                && (credential.id().equals(key) || credential.name().equals(key)));
    }

    /** Whether the secret is one of the application's or of its service principal's. */
    public Optional<Password> password(ServicePrincipal principal, String secret) {
        var owners = applicationByAppId(principal.appId())
                .map(application -> List.of(application.id(), principal.id()))
                .orElse(List.of(principal.id()));
        return passwords.stream()
                .filter(password -> owners.contains(password.owner()))
                .filter(password -> password.secret().equals(secret))
                .findFirst();
    }
}
