package io.broadsheet.digest.doctor;

import io.broadsheet.digest.doctor.Answer.Found;
import io.broadsheet.digest.doctor.Answer.None;
import io.broadsheet.digest.doctor.Answer.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks DNS during one visit of the doctor; remembers answers, and does not wait again for a resolver that was silent once. */
final class Dns {

    private final Resolver resolver;
    private final Map<String, Answer> known = new HashMap<>();
    private @Nullable String silent;

    Dns(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Texts; one that is in several pieces is put together. */
    Answer txt(String name) {
        return ask(name, Type.TXT);
    }

    /** Names of mail servers; {@code .} stands for "takes no mail" (RFC 7505). */
    Answer mx(String name) {
        return ask(name, Type.MX);
    }

    /** IPv4 and IPv6 addresses. */
    Answer addresses(String name) {
        Answer four = ask(name, Type.A);
        Answer six = ask(name, Type.AAAA);
        List<String> both = new ArrayList<>(four.all());
        both.addAll(six.all());
        if (!both.isEmpty()) {
            return new Found(both);
        }
        return four instanceof Unreachable ? four : six;
    }

    /** Names that an address says it has. */
    Answer names(InetAddress address) {
        return ask(ReverseMap.fromAddress(address).toString(true), Type.PTR);
    }

    private Answer ask(String name, int type) {
        String question = name + " " + type;
        Answer answer = known.get(question);
        if (answer == null) {
            answer = silent == null ? lookUp(name, type) : new Unreachable(silent);
            known.put(question, answer);
        }
        return answer;
    }

    private Answer lookUp(String name, int type) {
        try {
            Name absolute = Name.fromString(name, Name.root);
            Message reply = resolver.send(Message.newQuery(Record.newRecord(absolute, type, DClass.IN)));
            return switch (reply.getRcode()) {
                case Rcode.NOERROR -> found(reply, type);
                case Rcode.NXDOMAIN -> new None();
                default -> new Unreachable("%s answers %s".formatted(name, Rcode.string(reply.getRcode())));
            };
        } catch (TextParseException e) {
            return new None(); // nothing that can be a name in DNS has a record there
        } catch (IOException e) {
            silent = "the resolver does not answer: " + e.getMessage();
            return new Unreachable(silent);
        }
    }

    private static Answer found(Message reply, int type) {
        List<String> values = reply.getSection(Section.ANSWER).stream()
                .filter(each -> each.getType() == type)
                .map(Dns::text)
                .toList();
        return values.isEmpty() ? new None() : new Found(values);
    }

    private static String text(Record record) {
        return switch (record) {
            case TXTRecord txt -> String.join("", txt.getStrings());
            case MXRecord mx ->
                mx.getTarget().equals(Name.root) ? "." : mx.getTarget().toString(true);
            case PTRRecord ptr -> ptr.getTarget().toString(true);
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
            default -> record.rdataToString();
        };
    }
}
