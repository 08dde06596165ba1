package io.broadsheet.digest.doctor;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators ask whether their mails will be believed; it takes as long as DNS and the mail server do. */
@RestController
@RequestMapping("/api/operator/mail")
class DoctorController {

    private final MailDoctor doctor;

    DoctorController(MailDoctor doctor) {
        this.doctor = doctor;
    }

    @GetMapping("doctor")
    ResponseEntity<MailDoctor.Diagnosis> examine() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(doctor.examine());
    }
}
