package org.ownsky.provisioning.keypair;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;

/** The elliptic curves of SSH's ECDSA keys, by the names of RFC 5656. */
enum NistCurve {
    P256("nistp256", "secp256r1"),
    P384("nistp384", "secp384r1"),
    P521("nistp521", "secp521r1");

    private static final byte UNCOMPRESSED = 4;

    private final String word;
    private final String standardName;

    NistCurve(String word, String standardName) {
        this.word = word;
        this.standardName = standardName;
    }

    String word() {
        return word;
    }

    /** Whether these bytes are a point of the curve in uncompressed form: the byte 4, then x, then y. */
    boolean contains(byte[] encoded) {
        var parameters = parameters();
        var curve = parameters.getCurve();
        var width = Math.ceilDiv(curve.getField().getFieldSize(), Byte.SIZE);
        if (encoded.length != 1 + 2 * width || encoded[0] != UNCOMPRESSED) {
            return false;
        }
        var x = new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + width));
        var y = new BigInteger(1, Arrays.copyOfRange(encoded, 1 + width, encoded.length));
        var prime = ((ECFieldFp) curve.getField()).getP();
        if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
            return false;
        }
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        return y.pow(2).mod(prime).equals(right);
    }

    private ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(standardName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no curve " + standardName, e);
        }
    }
}
