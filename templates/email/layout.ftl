<#--
  The frame of every mail's plain text, for readers without HTML; the same parameters as in layout.ftlh.
-->
<#macro page publication reason dateline="" postalAddress="" unsubscribeUrl="" preferencesUrl="" webUrl="">
${publication?upper_case}
${dateline?has_content?then(dateline, t("promise"))}
================================================================

<#nested>

----------------------------------------------------------------
${reason}
<#if unsubscribeUrl?has_content>

${t("mail.unsubscribe")}: ${unsubscribeUrl}
</#if>
<#if preferencesUrl?has_content>
${t("mail.settings")}: ${preferencesUrl}
</#if>
<#if webUrl?has_content>
${t("mail.web")}: ${webUrl}
</#if>
<#if postalAddress?has_content>

${postalAddress}
</#if>
</#macro>

<#-- The line that a mail starts with. -->
<#macro headline text>
${text}
${""?left_pad(text?length, "-")}
</#macro>
