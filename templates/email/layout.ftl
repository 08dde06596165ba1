<#--
  The frame of every mail's plain text, for readers without HTML; the same parameters as in layout.ftlh.
-->
<#macro page publication reason dateline="" postalAddress="" unsubscribeUrl="" preferencesUrl="" webUrl="">
${publication?upper_case}
${dateline?has_content?then(dateline, "Once monthly, no spam")}
================================================================

<#nested>

----------------------------------------------------------------
${reason}
<#if unsubscribeUrl?has_content>

Unsubscribe: ${unsubscribeUrl}
</#if>
<#if preferencesUrl?has_content>
Your settings: ${preferencesUrl}
</#if>
<#if webUrl?has_content>
Read on the web: ${webUrl}
</#if>
<#if postalAddress?has_content>

${postalAddress}
</#if>
</#macro>
