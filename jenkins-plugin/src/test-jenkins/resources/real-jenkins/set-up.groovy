// Runs whenever Jenkins starts; what the pipelines of the tests need is made the first time.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SecretBytes
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import jenkins.model.Jenkins
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl

def provider = SystemCredentialsProvider.instance
if (provider.credentials.empty) {
    Jenkins.get().numExecutors = 4
    def folder = new File(System.getProperty('real-jenkins.secrets'))
    [
        'azure'      : 'azure-credentials.json',
        'management' : 'management.kubeconfig',
        'pull-secret': 'pull-secret.json',
        'bundle'     : 'bundle.zip',
        'ca'         : 'ca.pem',
    ].each { id, file ->
        def content = SecretBytes.fromBytes(new File(folder, file).bytes)
        provider.store.addCredentials(
                Domain.global(), new FileCredentialsImpl(CredentialsScope.GLOBAL, id, '', file, content))
    }
}
