<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.address", newsletter.title) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.address.title")/>

${t("mail.address.text", newsletter.title)}

${t("mail.confirmation.open")}
${confirmUrl}

${t("mail.address.ignore", t(validFor))}
</@layout.page>
