"""Archives as blogs export them, in words of our own."""

from xml.sax.saxutils import escape

BODY = "<p>Every meeting is a promise.</p><h3>To ponder</h3><ul><li>Who asked {0}?</li></ul>"


def wxr(count: int = 2, body: str = BODY) -> bytes:
    items = "".join(
        f"""<item><title>Post {number}</title>
        <link>https://blog.example.org/{number}</link>
        <pubDate>Tue, 17 Nov 2009 10:00:00 +0000</pubDate>
        <dc:creator><![CDATA[Nobody]]></dc:creator>
        <guid isPermaLink="false">https://blog.example.org/?p={number}</guid>
        <content:encoded><![CDATA[{body.format(number)}]]></content:encoded>
        <wp:post_id>{number}</wp:post_id><wp:post_date>2009-11-17 12:00:00</wp:post_date>
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
        <wp:comment><wp:comment_content><![CDATA[A comment, by someone?]]></wp:comment_content>
        </wp:comment><wp:comment><wp:comment_content>Another?</wp:comment_content></wp:comment>
        </item>"""
        for number in range(1, count + 1)
    )
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
    <!-- This is an export. -->
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>A blog</title><wp:wxr_version>1.2</wp:wxr_version>{items}
    <item><title>A draft</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
    <item><title>For some</title><wp:post_password>sesame</wp:post_password>
    <wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
    <item><title>A picture</title><wp:status>inherit</wp:status>
    <wp:post_type>attachment</wp:post_type></item></channel></rss>""".encode()


def blogger(count: int = 2) -> bytes:
    entries = "".join(
        f"""<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id>
        <published>2009-11-17T10:00:00.000+02:00</published>
        <category scheme="http://schemas.google.com/g/2005#kind"
         term="http://schemas.google.com/blogger/2008/kind#post"/><title type="text">Post {number}
        </title><content type="html">{escape(BODY.format(number))}</content>
        <link rel="replies" href="https://blog.example.org/replies"/>
        <link rel="alternate" type="text/html" href="https://blog.example.org/{number}"/>
        <author><name>Nobody</name></author></entry>
        <entry><id>tag:blogger.com,1999:blog-1.comment-{number}</id>
        <category scheme="http://schemas.google.com/g/2005#kind"
         term="http://schemas.google.com/blogger/2008/kind#comment"/><title>A comment?</title>
        <content>Why?</content></entry>"""
        for number in range(1, count + 1)
    )
    return f"""<?xml version='1.0' encoding='UTF-8'?>
    <?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#">
    <id>tag:blogger.com,1999:blog-1.archive</id><title>A blog</title>
    <entry><id>tag:blogger.com,1999:blog-1.settings</id><title>A setting</title>
    <category scheme="http://schemas.google.com/g/2005#kind"
     term="http://schemas.google.com/blogger/2008/kind#settings"/><content>x</content></entry>
    <entry><id>tag:blogger.com,1999:blog-1.post-9</id><title>A draft</title><content>x</content>
    <category scheme="http://schemas.google.com/g/2005#kind"
     term="http://schemas.google.com/blogger/2008/kind#post"/>
    <app:control><app:draft>yes</app:draft></app:control></entry>{entries}</feed>""".encode()


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A feed</title><id>urn:feed</id>
<entry><id>urn:1</id><title>Post 1</title><updated>2009-11-17T10:00:00Z</updated>
<link href="https://blog.example.org/1"/><author><name>Nobody</name></author>
<content type="html">{escape(BODY.format(1))}</content></entry>
<entry><id>urn:2</id><title>Post 2</title><published>2010-01-02T10:00:00Z</published>
<summary>Plain words.</summary></entry></feed>""".encode()

RSS = f"""<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>S\xe4hk\xf6</title>
<item><title>S\xe4hk\xf6 &amp; kahvi</title><link>https://blog.example.org/1</link>
<pubDate>Tue, 17 Nov 2009 10:00:00 +0200</pubDate><description>Short</description>
<content:encoded><![CDATA[{BODY.format(1)}]]></content:encoded></item></channel></rss>""".encode(
    "latin-1"
)
