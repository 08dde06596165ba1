<#import "layout.ftl" as layout>
<#-- The monthly edition in plain text; lines are wrapped after rendering, and what a line is indented by, its continuation is too. -->
<#assign when = month(edition.period)>
<@layout.page publication=edition.title dateline=t("mail.edition.dateline", when, edition.issue) reason=t("mail.edition.reason", edition.title, site)
  postalAddress=newsletter.postalAddress unsubscribeUrl=merge.unsubscribeUrl preferencesUrl=merge.preferencesUrl webUrl=webUrl>
${merge.greeting}

<#list intro as paragraph>
${paragraph}

</#list>
${t("mail.edition.opening.text", when, edition.stories?size, edition.sources, edition.minutes)}
<#list sections as section>


${section.title?upper_case}
${""?left_pad(section.title?length, "-")}
<#list section.stories as told>

* ${told.lead.title}
<#if told.lead.excerpt?has_content>
  ${told.lead.excerpt}
</#if>
  ${told.lead.source}, ${day(told.lead.day)}, ${t("edition.minutes", told.lead.minutes)}
<#if told.lead.url??>
  ${told.lead.url}
</#if>
<#if told.also?has_content>
  ${t("edition.also")} <#list told.coverage() as other>${other.source}<#if (other.items?size gt 1)> (${t("edition.reports", other.items?size)})</#if><#sep>, </#list>
</#if>
</#list>
</#list>
<#if onlyOnTheWeb gt 0>

${t("mail.edition.more", onlyOnTheWeb)}<#if webUrl?has_content>:
${webUrl}</#if>
</#if>
</@layout.page>
