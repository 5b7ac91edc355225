package vn.motcua.sandbox;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** WireMock would read mapping files of the project it runs in. */
final class NoMappings implements MappingsSource {

    @Override
    public void save(List<StubMapping> mappings) {}

    @Override
    public void save(StubMapping mapping) {}

    @Override
    @SuppressWarnings("removal") // still abstract in the interface
    public void remove(StubMapping mapping) {}

    @Override
    public void removeAll() {}

    @Override
    public void loadMappingsInto(StubMappings mappings) {}
}
