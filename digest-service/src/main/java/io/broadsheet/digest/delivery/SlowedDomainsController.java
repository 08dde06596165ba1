package io.broadsheet.digest.delivery;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators which domains get their mails more slowly, and why. */
@RestController
@RequestMapping("/api/operator/mail")
class SlowedDomainsController {

    private final SlowedDomains domains;

    SlowedDomainsController(JdbcClient jdbc) {
        this.domains = new SlowedDomains(jdbc);
    }

    /** The slowest first. */
    @GetMapping("slowed-domains")
    List<SlowedDomains.Slowed> list() {
        return domains.all();
    }
}
