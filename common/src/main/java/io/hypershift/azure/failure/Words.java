package io.hypershift.azure.failure;

/**
 * A front end's spelling of operations and parameters, so that a message written once tells each user what to type:
 * {@code -Dhypershift.baseDomain=...} in Maven, {@code baseDomain: '...'} in a Jenkinsfile.
 */
public interface Words {

    /** The names alone, for where no front end is known. */
    Words PLAIN = new Words() {
        @Override
        public String operation(Operation operation) {
            return operation.verb();
        }

        @Override
        public String parameter(Parameter parameter) {
            return parameter.camelCase();
        }

        @Override
        public String parameter(Parameter parameter, String value) {
            return parameter.camelCase() + "=" + value;
        }
    };

    /** How the user asks for the operation. */
    String operation(Operation operation);

    /** How the user names the parameter. */
    String parameter(Parameter parameter);

    /** How the user gives the parameter a value. */
    String parameter(Parameter parameter, String value);
}
