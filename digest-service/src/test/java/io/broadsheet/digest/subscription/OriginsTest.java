package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginsTest {

    private static Origin origin(NetworkEvidence evidence, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return new Origins(evidence, new byte[] {1}).of("form", request);
    }

    @Test
    void keepsAsMuchOfTheNetworkAsTheOperatorWants() {
        assertThat(origin(NetworkEvidence.TRUNCATED, "203.0.113.7").evidence()).isEqualTo("203.0.113.0/24");
        assertThat(origin(NetworkEvidence.NONE, "203.0.113.7").evidence()).isNull();
        String hashed = origin(NetworkEvidence.HASHED, "203.0.113.7").evidence();
        assertThat(hashed)
                .matches("hash:[0-9a-f]{32}")
                .isEqualTo(origin(NetworkEvidence.HASHED, "203.0.113.7").evidence())
                .isNotEqualTo(origin(NetworkEvidence.HASHED, "203.0.113.8").evidence());
        assertThat(origin(NetworkEvidence.NONE, "203.0.113.7").network()).isEqualTo(new Network("203.0.113.0/24"));
    }
}
