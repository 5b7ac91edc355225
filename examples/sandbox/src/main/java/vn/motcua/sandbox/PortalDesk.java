package vn.motcua.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the portal's calls. */
final class PortalDesk implements Party {

    static final String USERNAME = "sandbox";
    static final String PASSWORD = "mật-khẩu-sandbox";
    static final String AGENCY = "000.00.19.H55";
    static final String LOGIN = "/mapi/login";
    static final String SERVICE = "/mapi/g";

    private static final String ADAPTER = "/XrdAdapter/RestService/forward";
    private static final Set<String> SERVICES = Set.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo");

    final Faults serviceFaults = new Faults();
    final Faults loginFaults = new Faults();
    final PortalSessions sessions = new PortalSessions();
    final DossierShelf shelf = new DossierShelf();
    private int answers;

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public boolean answersTo(String path) {
        String inner = withoutAdapter(path);
        return inner.equals(LOGIN) || inner.equals(SERVICE);
    }

    @Override
    public String operation(Arrival arrival) {
        if (withoutAdapter(arrival.path()).equals(LOGIN)) {
            return "login";
        }
        String service = Json.textOf(arrival, "service");
        return SERVICES.contains(service) ? service : "-";
    }

    @Override
    public Reply answer(Arrival arrival) {
        if (!arrival.method().equals("POST")) {
            return Reply.notFound();
        }
        return withoutAdapter(arrival.path()).equals(LOGIN)
                ? loginFaults.around(() -> answered(() -> login(new Fields(Json.read(arrival)))))
                : serviceFaults.around(() -> answered(() -> serve(new Fields(Json.read(arrival)))));
    }

    private static String withoutAdapter(String path) {
        return path.startsWith(ADAPTER) ? path.substring(ADAPTER.length()) : path;
    }

    private Reply answered(Work work) {
        ObjectNode body;
        try {
            body = withCode(0, work.act());
        } catch (Refusal refusal) {
            body = withCode(-1, Json.object().put("message", refusal.text()));
        }
        return Reply.json(200, Json.write(body));
    }

    private synchronized ObjectNode withCode(int code, ObjectNode body) {
        answers++;
        return answers % 2 == 1
                ? body.put("error_code", code)
                : body.put("error_code", String.format(Locale.ROOT, "%d", code));
    }

    private ObjectNode login(Fields request) throws Refusal {
        boolean known = request.required("username").equals(USERNAME)
                && request.required("password").equals(PASSWORD);
        if (!known) {
            throw new Refusal("Tên đăng nhập hoặc mật khẩu không đúng");
        }
        return Json.object().put("session", sessions.open()).put("message", "Đăng nhập thành công");
    }

    private ObjectNode serve(Fields request) throws Refusal {
        sessions.use(request.required("session"));
        if (!request.required("madonvi").equals(AGENCY)) {
            throw new Refusal("Mã đơn vị không đúng với tài khoản");
        }
        return switch (request.required("service")) {
            case "DongBoHoSoMC" -> synchronise(request);
            case "CapNhatTienDoHoSoMC" -> progress(request);
            case "TraCuuHoSo" -> lookUp(request);
            default -> throw new Refusal("Dịch vụ không tồn tại trong sandbox");
        };
    }

    private ObjectNode synchronise(Fields request) throws Refusal {
        List<Fields> rows = request.requiredRows("data");
        if (request.required("isUpdating", Set.of("True", "False")).equals("True")) {
            shelf.update(rows);
        } else {
            shelf.insert(rows);
        }
        return done("Đồng bộ hồ sơ thành công");
    }

    private ObjectNode progress(Fields request) throws Refusal {
        shelf.append(request.requiredRows("data"));
        return done("Cập nhật tiến độ thành công");
    }

    private ObjectNode lookUp(Fields request) throws Refusal {
        ObjectNode answer = done("Tra cứu thành công");
        ArrayNode result = answer.withArray("result");
        shelf.find(request.required("mahoso"))
                .ifPresent(dossier ->
                        result.addObject().put("MAHOSO", dossier.code()).put("TRANGTHAIHOSO", dossier.status()));
        return answer;
    }

    private static ObjectNode done(String message) {
        ObjectNode answer = Json.object().put("message", message);
        answer.putArray("result");
        return answer;
    }

    /** What a call does, unless it is refused. */
    private interface Work {
        ObjectNode act() throws Refusal;
    }
}
