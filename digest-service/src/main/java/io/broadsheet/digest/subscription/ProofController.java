package io.broadsheet.digest.subscription;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out challenges to forms that want a proof of work; keeps nothing of them. */
@RestController
class ProofController {

    private final ProofOfWork proofs;
    private final ProofProperties wanted;

    ProofController(ProofOfWork proofs, ProofProperties wanted) {
        this.proofs = proofs;
        this.wanted = wanted;
    }

    /** Not found where no proof is wanted. */
    @GetMapping("/api/subscriptions/challenge")
    ResponseEntity<ProofOfWork.Challenge> challenge() {
        return wanted.required()
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proofs.issue())
                : ResponseEntity.notFound().build();
    }
}
