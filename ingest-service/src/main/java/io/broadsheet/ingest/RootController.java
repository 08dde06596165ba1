package io.broadsheet.ingest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Takes whoever opens the service's address in a browser to something that says how it is. */
@Controller
class RootController {

    @GetMapping("/")
    String root() {
        return "redirect:/actuator/health";
    }
}
