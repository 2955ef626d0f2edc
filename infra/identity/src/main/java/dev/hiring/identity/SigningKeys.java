package dev.hiring.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** The key that signs the tokens: generated at the first start, the same after every restart. */
final class SigningKeys {

    private static final int BITS = 2048;

    private SigningKeys() {}

    static JWKSet load(PrivateFile file) {
        String content = file.readOrCreate(SigningKeys::generate);
        try {
            JWKSet keys = JWKSet.parse(content);
            if (keys.isEmpty() || !keys.getKeys().stream().allMatch(SigningKeys::signs)) {
                throw unusable(file);
            }
            return keys;
        } catch (ParseException e) {
            throw unusable(file);
        }
    }

    private static boolean signs(JWK key) {
        return key instanceof RSAKey && key.isPrivate() && key.getKeyID() != null && key.size() >= BITS;
    }

    private static String generate() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }

    /** The parser's own message may quote the file, and with it the key: it is not passed on. */
    private static StartRefused unusable(PrivateFile file) {
        String reason = "The file " + file + " does not hold private RSA keys as a JSON Web Key Set.";
        return new StartRefused(reason, "Restore it, or delete it: a new key is made then, and tokens in use end.");
    }
}
