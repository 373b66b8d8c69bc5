#!/usr/bin/env python3
"""Visits a web page as a browser would, for trials.

    visit.py JAR BODY [--stay] ADDRESS [NAME=VALUE | NAME@FILE]...

Cookies are kept in the file JAR, the page is written to the file BODY. With fields a form is sent; NAME@FILE takes the value out
of a file. Prints the status and the address it ended at; with --stay, where the page leads to. As in browsers, and unlike
in curl, cookies for secure connections also go to names below "localhost".
"""
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import DefaultCookiePolicy, LWPCookieJar


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def field(text):
    name, separator, value = text.partition("=")
    if separator:
        return name, value
    name, _, file = text.partition("@")
    with open(file, encoding="utf-8") as opened:
        return name, opened.read().strip()


def main(jar, body, *rest):
    stay = rest[0] == "--stay"
    address, *fields = rest[1:] if stay else rest
    os.umask(0o077)
    cookies = LWPCookieJar(jar, policy=DefaultCookiePolicy(secure_protocols=("https", "http")))
    if os.path.exists(jar):
        cookies.load(ignore_discard=True)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies), *([Stay()] if stay else []))
    form = urllib.parse.urlencode([field(text) for text in fields]).encode() if fields else None
    request = urllib.request.Request(address, form, {"Accept": "text/html, */*;q=0.8"})
    try:
        answer = browser.open(request, timeout=60)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer, open(body, "wb") as page:
        page.write(answer.read())
    cookies.save(ignore_discard=True)
    print(answer.status, answer.headers.get("Location", "") if stay else answer.url)


main(*sys.argv[1:])
