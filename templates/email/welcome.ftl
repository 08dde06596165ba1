<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason="You get this mail because you confirmed your subscription to ${newsletter.title}." postalAddress=newsletter.postalAddress
  unsubscribeUrl=unsubscribeUrl preferencesUrl=preferencesUrl>
You're in<#if name?has_content>, ${name}</#if>
--------------

Thank you for subscribing to ${newsletter.title}.<#if newsletter.description?has_content>
${newsletter.description}</#if>

The next edition comes to you in the first days after the month is over.
Once monthly, no spam: that is a promise.

Past editions: ${archiveUrl}

Keep this mail: the links below let you leave or change your settings at any
time, without a password.
</@layout.page>
