<#import "layout.ftl" as layout>
<#-- The monthly edition in plain text; lines are wrapped after rendering, and what a line is indented by, its continuation is too. -->
<#assign count = edition.stories?size>
<@layout.page publication=edition.title dateline="${edition.month}, No. ${edition.issue}" reason="You get this mail because you subscribed to ${edition.title} at ${site}."
  postalAddress=newsletter.postalAddress unsubscribeUrl=merge.unsubscribeUrl preferencesUrl=merge.preferencesUrl webUrl=webUrl>
${merge.greeting}

this is ${edition.month} in <#if count == 1>one story<#else>${count} stories</#if> from <#if edition.sources == 1>one source<#else>${edition.sources} sources</#if>. It takes ${edition.minutes} <#if edition.minutes == 1>minute<#else>minutes</#if> to read.
<#list sections as section>


${section.title?upper_case}
${""?left_pad(section.title?length, "-")}
<#list section.stories as told>

* ${told.lead.title}
<#if told.lead.excerpt?has_content>
  ${told.lead.excerpt}
</#if>
  ${told.lead.source}, ${told.lead.date}, ${told.lead.minutes} min
<#if told.lead.url??>
  ${told.lead.url}
</#if>
<#if told.also?has_content>
  Also covered by: <#list told.also as item>${item.source}<#sep>, </#list>
</#if>
</#list>
</#list>
<#if onlyOnTheWeb gt 0>

<#if onlyOnTheWeb == 1>One more story is<#else>${onlyOnTheWeb} more stories are</#if> on the web:
${webUrl}
</#if>
</@layout.page>
