package vn.motcua.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The proxy that is set, and whether the addresses that the user named answer; nothing else is called. */
final class NetworkCheck implements Check {

    private static final List<String> VARIABLES = List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");
    private static final List<String> PROPERTIES = List.of(
            "http.proxyHost",
            "http.proxyPort",
            "https.proxyHost",
            "https.proxyPort",
            "http.nonProxyHosts",
            "socksProxyHost",
            "java.net.useSystemProxies");

    private static final Text DIRECT = new Text("no proxy is set", "không đặt proxy");
    private static final Text PROXY =
            new Text("a proxy is set for Java programs", "có đặt proxy cho chương trình Java");
    private static final Text UNHEEDED = new Text(
            "A proxy is set in the environment, where Java programs do not look. Set -Dhttps.proxyHost and"
                    + " -Dhttps.proxyPort too if it is needed",
            "Proxy được đặt trong biến môi trường nhưng chương trình Java không đọc. Nếu cần proxy, hãy đặt thêm"
                    + " -Dhttps.proxyHost và -Dhttps.proxyPort");
    private static final Text ANSWERS = new Text("%s answers with code %s", "%s trả lời với mã %s");
    private static final Text PROXY_REFUSES =
            new Text("The proxy on the way to %s asks for an account", "Proxy trên đường tới %s đòi tài khoản");
    private static final Text SILENT = new Text(
            "%s does not answer: %s. Check the network, the proxy and the firewall",
            "%s không trả lời: %s. Hãy kiểm tra mạng, proxy và tường lửa");

    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final List<URI> addresses;
    private final HttpHead http;

    NetworkCheck(Map<String, String> environment, Map<String, String> properties, List<URI> addresses, HttpHead http) {
        this.environment = environment;
        this.properties = properties;
        this.addresses = addresses;
        this.http = http;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(proxy());
        addresses.forEach(address -> findings.add(reached(address)));
        return findings;
    }

    private Finding proxy() {
        Map<String, String> inEnvironment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        environment.forEach((name, value) -> {
            if (VARIABLES.contains(name.toUpperCase(Locale.ROOT)) && !value.isBlank()) {
                inEnvironment.put(name, value);
            }
        });
        Map<String, String> forJava = new TreeMap<>();
        PROPERTIES.forEach(name -> Optional.ofNullable(properties.get(name))
                .filter(it -> !it.isBlank())
                .ifPresent(it -> forJava.put(name, it)));
        boolean unheeded = forJava.isEmpty()
                && inEnvironment.keySet().stream().anyMatch(name -> !name.equalsIgnoreCase("NO_PROXY"));
        Finding finding = unheeded
                ? Finding.of(Status.ATTENTION, UNHEEDED)
                : Finding.of(Status.OK, forJava.isEmpty() ? DIRECT : PROXY);
        for (Map.Entry<String, String> set : Stream.concat(
                        inEnvironment.entrySet().stream(), forJava.entrySet().stream())
                .toList()) {
            finding = finding.with(set.getKey(), set.getValue().replaceAll("^(?:[^@]*@)", ""));
        }
        return finding;
    }

    private Finding reached(URI address) {
        String shown = Redaction.address(address);
        try {
            int code = http.ask(address).code();
            return code == 407
                    ? Finding.of(Status.WILL_NOT_WORK, PROXY_REFUSES.with(shown))
                    : Finding.of(Status.OK, ANSWERS.with(shown, code));
        } catch (IOException e) {
            return Finding.of(Status.WILL_NOT_WORK, SILENT.with(shown, reason(e)));
        }
    }

    /** The kind of failure; messages of connections repeat the whole address. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }
}
