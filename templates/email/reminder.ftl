<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.asked", site) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.reminder.title")/>

${t("mail.reminder.text", newsletter.title)}

${t("mail.confirmation.open")}
${confirmUrl}

${t("mail.reminder.ignore", t(validFor))}
</@layout.page>
