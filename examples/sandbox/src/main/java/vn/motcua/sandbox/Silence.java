package vn.motcua.sandbox;

import com.github.tomakehurst.wiremock.common.Notifier;

/** The journal says what happened; WireMock says nothing. */
final class Silence implements Notifier {

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}
}
