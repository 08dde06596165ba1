<#import "layout.ftl" as layout>
<@layout.page publication=newsletter.title reason="You get this mail because someone, hopefully you, entered this address at ${site}." postalAddress=newsletter.postalAddress>
One more step
-------------

Please confirm that you want to receive ${newsletter.title} at this address.
It comes once a month, and you can leave with one click.

Open this page and press the button:
${confirmUrl}

The link works for ${validFor}. If you did not ask for this, do nothing: without your
confirmation you will hear no more from us.
</@layout.page>
