<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason=t("mail.because.confirmed", newsletter.title) postalAddress=newsletter.postalAddress
  unsubscribeUrl=unsubscribeUrl preferencesUrl=preferencesUrl>
<@layout.headline name?has_content?then(t("mail.welcome.title.named", name), t("mail.welcome.title"))/>

${t("mail.welcome.thanks", newsletter.title)}<#if newsletter.description?has_content>
${newsletter.description}</#if>

${t("mail.welcome.next")}

<#if latest??>
${t("mail.welcome.latest", month(latest.period))}
<#list latest.headlines as headline>
* ${headline}
</#list>

${t("mail.welcome.latest.button")}:
${latestUrl}
<#elseif archiveUrl??>
${t("mail.welcome.editions")}:
${archiveUrl}
</#if>

${t("mail.welcome.keep")}
</@layout.page>
