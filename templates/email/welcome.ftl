<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.confirmed", newsletter.title) postalAddress=newsletter.postalAddress
  unsubscribeUrl=unsubscribeUrl preferencesUrl=preferencesUrl>
<@layout.headline name?has_content?then(t("mail.welcome.title.named", name), t("mail.welcome.title"))/>

${t("mail.welcome.thanks", newsletter.title)}<#if newsletter.description?has_content>
${newsletter.description}</#if>

${t("mail.welcome.next")}

${t("mail.welcome.editions")}:
${archiveUrl}

${t("mail.welcome.keep")}
</@layout.page>
