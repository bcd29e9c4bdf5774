package io.hypershift.azure.cluster;

/** A public SSH key and a certificate whose private keys nobody has. */
final class TestKeys {
    static final String PUBLIC = """
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFRF8LdWnjNWFu4wtSulCN56E+E+mRsEecc/XKgP9e+L test
            """;

    static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBdDCCARugAwIBAgIUc5nsfBFyTRedhQjmxIyhRG1NZkcwCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjYxMDEzMzVaGA8yMTI2MTEwMjEwMTMz
            NVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAhX
            ysPpboAAMCxbF8FdVcJ0eMo9ECgcaOjI0DDRs2AEz94vR5sbpGqe7D0v+2aOeHT7
            IuTh46vGxq0r9lKveKejUzBRMB0GA1UdDgQWBBTGrRYl0TdApcywofFSP2WONnvP
            gTAfBgNVHSMEGDAWgBTGrRYl0TdApcywofFSP2WONnvPgTAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0cAMEQCIG4H8/1KbN6x6JtFVODws7tXB6ecb5LYH7ff
            ZfIU+UHYAiBNEvWlTYvSSvEjOkC+WoVWTy3dQe7VyTH/xre5tXCFSw==
            -----END CERTIFICATE-----
            """;

    private TestKeys() {}
}
