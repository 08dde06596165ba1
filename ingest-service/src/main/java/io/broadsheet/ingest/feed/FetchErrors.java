package io.broadsheet.ingest.feed;

import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;

/** Says in an operator's words what went wrong on the way to a feed, and whether anybody was there at all. */
final class FetchErrors {

    private FetchErrors() {}

    /**
     * What a failed request means.
     *
     * @param answered whether this visit has had an answer from any server
     */
    static FetchResult result(Throwable thrown, boolean answered) {
        Throwable error = thrown;
        while (error.getCause() != null && !isClear(error)) {
            error = error.getCause();
        }
        if (error instanceof Error ours) {
            throw ours; // no server's fault
        }
        String reason = inWords(error);
        return !answered && isSilence(error) ? new FetchResult.Unreachable(reason) : new FetchResult.Failed(reason);
    }

    /** A kept connection that the server had closed meanwhile looks like this; asking once more is right. */
    static boolean isWorthAnotherTry(Throwable error) {
        return switch (error) {
            case ConnectException _, NoRouteToHostException _ -> false;
            case SocketException _, ConnectionClosedException _ -> true;
            default -> false;
        };
    }

    private static String inWords(Throwable error) {
        return switch (error) {
            case PublicAddresses.NotPublic notPublic -> String.valueOf(notPublic.getMessage());
            case Answer.TooLarge large -> String.valueOf(large.getMessage());
            case ContentCodings.Undecodable damaged -> String.valueOf(damaged.getMessage());
            case UnknownHostException unknown ->
                "no such host: %s; look for a typing mistake, or for whether the site still exists"
                        .formatted(unknown.getMessage());
            case SSLException tls -> "no secure connection: %s; %s".formatted(Brief.of(tls.getMessage()), remedy(tls));
            case ConnectException refused -> "no connection: " + refused.getMessage();
            case NoRouteToHostException noRoute -> "no way to the host: " + noRoute.getMessage();
            case SocketException noWay when isWithoutWay(noWay) -> "no way to the host: " + noWay.getMessage();
            case SocketException broken -> "the connection broke: " + broken.getMessage();
            case MessageConstraintException large -> "the answer's headers are too large: " + large.getMessage();
            case ProtocolException protocol ->
                "not HTTP as it should be: %s; the site has to mend it".formatted(Brief.of(protocol.getMessage()));
            case InterruptedIOException timeout ->
                "no answer in time: %s (ingest.feed.connect-timeout)".formatted(timeout.getMessage());
            case MalformedChunkCodingException damaged -> "the answer came damaged: " + Brief.of(damaged.getMessage());
            case ConnectionClosedException closed -> "the server hung up: " + closed.getMessage();
            default ->
                "the answer could not be taken in: %s (%s)"
                        .formatted(
                                Brief.of(error.getMessage()), error.getClass().getSimpleName());
        };
    }

    private static String remedy(SSLException error) {
        return error instanceof SSLPeerUnverifiedException || error.getCause() instanceof CertificateException
                ? "the site has to mend its certificate"
                : "the site has to mend its TLS, unless the address should begin with http://";
    }

    private static boolean isClear(Throwable error) {
        return error instanceof UnknownHostException
                || error instanceof SSLException
                || error instanceof ConnectException
                || error instanceof Answer.TooLarge
                || error instanceof ContentCodings.Undecodable
                || error instanceof ProtocolException;
    }

    private static boolean isSilence(Throwable error) {
        return switch (error) {
            case PublicAddresses.NotPublic _ -> false;
            case UnknownHostException _ -> true;
            case ConnectException _ -> true;
            case NoRouteToHostException _ -> true;
            case SocketException noWay when isWithoutWay(noWay) -> true;
            case InterruptedIOException _ -> true;
            default -> false;
        };
    }

    /** Without a route, or an address of its own, this machine reaches nobody; the JDK has no type for all of that. */
    private static boolean isWithoutWay(SocketException error) {
        return error instanceof BindException
                || String.valueOf(error.getMessage()).endsWith("unreachable");
    }
}
