<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.confirmed", newsletter.title) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.data.title")/>

${t("mail.data.text")}

${t("mail.confirmation.open")}
${dataUrl}

${t("mail.data.ignore", t(validFor))}
</@layout.page>
