package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.BindException;
import java.net.SocketException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Whose fault a failed request is: the server's, the way's, or our own. */
class FetchErrorsTests {

    @Test
    void machineWithoutAWayReachesNobody() {
        assertThat(FetchErrors.result(new SocketException("Network is unreachable"), false))
                .isEqualTo(new FetchResult.Unreachable("no way to the host: Network is unreachable"));
        assertThat(FetchErrors.result(new BindException("Permission denied"), false))
                .isInstanceOf(FetchResult.Unreachable.class);
    }

    @Test
    void whoBreaksAConnectionHasAnswered() {
        assertThat(FetchErrors.result(new SocketException("Connection reset"), false))
                .isEqualTo(new FetchResult.Failed("the connection broke: Connection reset"));
    }

    @Test
    void ourOwnErrorsAreNoServersFault() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> FetchErrors.result(new ExecutionException(new StackOverflowError()), true));
    }
}
