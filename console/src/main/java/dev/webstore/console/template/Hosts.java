package dev.webstore.console.template;

import java.net.URI;

/** Parts of host names and URLs. */
final class Hosts {

    private Hosts() {}

    /** The host of {@code host:port}, or the text itself. */
    static String stripPort(String text) {
        boolean isIpv6 = text.startsWith("[") && text.contains("]");
        if (isIpv6) {
            return text.substring(1, text.indexOf(']'));
        }
        int colon = text.indexOf(':');
        return colon < 0 || colon != text.lastIndexOf(':') ? text : text.substring(0, colon);
    }

    /** The first part of a host name, with its port; an address stays as it is. */
    static String stripDomain(String text) {
        String host = stripPort(text);
        if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
            return text;
        }
        String port = text.substring(host.length());
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)) + port;
    }

    /** The path of a URL without the slash at its end. */
    static String path(String url) {
        String path = URI.create(url).getPath();
        return path == null ? "" : path.replaceFirst("/+$", "");
    }
}
