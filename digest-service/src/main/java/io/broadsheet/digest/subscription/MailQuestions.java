package io.broadsheet.digest.subscription;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What DNS has to be asked, one question after the other, to know whether a domain takes mail (RFC 5321, 5.1; RFC 7505). */
final class MailQuestions {

    private final Resolver resolver;

    MailQuestions(Resolver resolver) {
        this.resolver = resolver;
    }

    enum Mail {
        TAKEN,
        REFUSED,
        UNKNOWN
    }

    CompletionStage<Mail> ask(Name domain) {
        return ask(domain, Type.MX).thenCompose(reply -> {
            List<Record> servers = found(reply, Type.MX);
            if (isSure(reply) && servers.isEmpty() && reply.getRcode() == Rcode.NOERROR) {
                return askForHost(domain);
            }
            boolean none = servers.stream()
                    .allMatch(each -> ((MXRecord) each).getTarget().equals(Name.root));
            return CompletableFuture.completedFuture(verdict(reply, none));
        });
    }

    /** Without a mail server the host itself takes mail, if there is one. */
    private CompletionStage<Mail> askForHost(Name domain) {
        return ask(domain, Type.A).thenCompose(four -> {
            Mail first = verdict(four, found(four, Type.A).isEmpty());
            return first == Mail.REFUSED
                    ? ask(domain, Type.AAAA)
                            .thenApply(six -> verdict(six, found(six, Type.AAAA).isEmpty()))
                    : CompletableFuture.completedFuture(first);
        });
    }

    private static Mail verdict(Message reply, boolean none) {
        return !isSure(reply) ? Mail.UNKNOWN : none ? Mail.REFUSED : Mail.TAKEN;
    }

    /** A server that neither asks others nor has the domain itself answers that it has nothing, and means: ask elsewhere. */
    private static boolean isSure(Message reply) {
        Header header = reply.getHeader();
        boolean knows = header.getFlag(Flags.RA) || header.getFlag(Flags.AA);
        return knows && (reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN);
    }

    private static List<Record> found(Message reply, int type) {
        return reply.getSection(Section.ANSWER).stream()
                .filter(each -> each.getType() == type)
                .toList();
    }

    private CompletionStage<Message> ask(Name domain, int type) {
        return resolver.sendAsync(Message.newQuery(Record.newRecord(domain, type, DClass.IN)));
    }
}
