<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.confirmed", newsletter.title) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.notice.title")/>

${t("mail.notice.text", newsletter.title)}

${t("mail.notice.stop", t(validFor))}

${t("mail.confirmation.open")}
${keepUrl}
</@layout.page>
