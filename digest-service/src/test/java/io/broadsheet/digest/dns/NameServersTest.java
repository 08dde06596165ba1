package io.broadsheet.digest.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServersTest {

    private static Resolver at(TestDns dns) {
        return new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), dns.port()));
    }

    @Test
    void aServerThatIsAwayLeavesTimeForTheNext() throws Exception {
        try (var away = new TestDns();
                var works = new TestDns().with("mail.example", "MX", "10 mx.mail.example.")) {
            away.fallSilent();
            Resolver both = NameServers.inTurn(
                    new ExtendedResolver(new Resolver[] {at(away), at(works)}), Duration.ofSeconds(4));
            Message answer =
                    both.send(Message.newQuery(Record.newRecord(Name.fromString("mail.example."), Type.MX, DClass.IN)));
            assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(away.questions()).isEqualTo(1);
            assertThat(works.questions()).isEqualTo(1);
        }
    }
}
