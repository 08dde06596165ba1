package io.broadsheet.ingest.feed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the HTTP client and lets it connect to public addresses only. The client connects to the very
 * addresses that were checked here, for redirects too, so a name that means something else a moment later gains nothing.
 */
final class PublicAddresses implements DnsResolver, AutoCloseable {

    /** Ranges that are not the public internet: IANA special-purpose registries (RFC 6890 and later). */
    private static final List<Range> SPECIAL = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 3),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("2002::", 16),
            Range.of("3fff::", 20));

    private static final Range GLOBAL_IPV6 = Range.of("2000::", 3);
    private static final Range NAT64 = Range.of("64:ff9b::", 96);

    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");

    private final Predicate<InetAddress> allowed;
    private final Lookup lookup;
    private final Duration limit;
    // not virtual: the system's lookup would hold the carrier thread for as long as it takes
    private final ExecutorService lookups = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("feed-lookup-", 0).factory());

    /**
     * Describes the resolver.
     *
     * @param allowed {@link #isPublic}, but in a lab
     * @param limit how long one lookup may take
     */
    PublicAddresses(Predicate<InetAddress> allowed, Lookup lookup, Duration limit) {
        this.allowed = allowed;
        this.lookup = lookup;
        this.limit = limit;
    }

    /** Asks the name service. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The addresses of the host that may be connected to, at least one; of a mixed answer the public ones. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = isLiteral(host) ? lookup.addresses(host) : within(() -> lookup.addresses(host), host);
        InetAddress[] open = Arrays.stream(all).filter(allowed).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new NotPublic(host);
        }
        return open;
    }

    /** An address is its own answer, at once and whatever the name service does. */
    private static boolean isLiteral(String host) {
        if (host.indexOf(':') < 0 && !DIGITS.matcher(host).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private InetAddress[] within(Callable<InetAddress[]> asking, String host) throws UnknownHostException {
        var answer = lookups.submit(asking);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var unknown = new UnknownHostException(host);
            unknown.initCause(e);
            throw unknown;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnknownHostException(host + " (the name service did not answer in time)");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + " (stopped while asking the name service)");
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(range -> range.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
            return SPECIAL.stream().noneMatch(range -> range.contains(inner));
        }
        return GLOBAL_IPV6.contains(bytes) && SPECIAL.stream().noneMatch(range -> range.contains(bytes));
    }

    /** The name leads into a network that the service must not be used to look into. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super(host + " is not a public address (ingest.allow-private-addresses: true allows it)");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] prefix, int bits) {
        static Range of(String literal, int bits) {
            return new Range(InetAddress.ofLiteral(literal).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xFF << (8 - bits % 8) & 0xFF;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (bits % 8 == 0 || (address[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
