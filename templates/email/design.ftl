<#-- The look of all mails: colours, fonts, sizes. No pure white or black, since clients that darken mails turn those over. -->
<#assign paper = "#f3efe6">
<#assign sheet = "#fdfbf6">
<#assign ink = "#211d18">
<#assign muted = "#635b50">
<#assign rule = "#d9d1c1">
<#assign accent = "#98262b">
<#assign onAccent = "#fdfbf6">
<#assign darkPaper = "#16140f">
<#assign darkSheet = "#1f1c17">
<#assign darkInk = "#ece5d8">
<#assign darkMuted = "#ada494">
<#assign darkRule = "#423c33">
<#assign darkAccent = "#e98f84">
<#assign darkOnAccent = "#1f1c17">
<#-- Languages that are written from right to left. -->
<#assign rtl = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"]?seq_contains(.lang)>
<#assign dir = rtl?then("rtl", "ltr")>
<#assign start = rtl?then("right", "left")>
<#assign serif = "Georgia, Cambria, Times New Roman, Times, serif">
<#assign sans = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif">
