<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.left", newsletter.title) postalAddress=newsletter.postalAddress>
<@layout.headline t("mail.goodbye.title")/>

${t("mail.goodbye.text", newsletter.title)}

${t("mail.goodbye.slip")}
${site}
</@layout.page>
