<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.asked", site) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.confirmation.title")/>

${t("mail.confirmation.text", newsletter.title)}

${t("mail.confirmation.open")}
${confirmUrl}

${t("mail.confirmation.ignore", t(validFor))}
</@layout.page>
