package io.hypershift.azure.foundation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** RSA keys with and without the PKCS#8 envelope: the JDK speaks PKCS#8 only, HyperShift's operator PKCS#1 only. */
final class Pkcs1 {
    /** INTEGER 0, and the algorithm {@code rsaEncryption} with no parameters. */
    private static final byte[] VERSION_AND_ALGORITHM =
            HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Pkcs1() {}

    static byte[] fromPkcs8(byte[] pkcs8) {
        var in = ByteBuffer.wrap(pkcs8);
        enter(in, SEQUENCE);
        in.position(in.position() + VERSION_AND_ALGORITHM.length);
        var key = new byte[enter(in, OCTET_STRING)];
        in.get(key);
        return key;
    }

    static byte[] toPkcs8(byte[] pkcs1) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_AND_ALGORITHM);
        content.writeBytes(element(OCTET_STRING, pkcs1));
        return element(SEQUENCE, content.toByteArray());
    }

    private static int enter(ByteBuffer in, int tag) {
        if ((in.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("holds no RSA key");
        }
        int length = in.get() & 0xFF;
        if (length < 0x80) {
            return length;
        }
        int result = 0;
        for (int octets = length & 0x7F; octets > 0; octets--) {
            result = (result << 8) | (in.get() & 0xFF);
        }
        return result;
    }

    private static byte[] element(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
