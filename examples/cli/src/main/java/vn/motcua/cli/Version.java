package vn.motcua.cli;

import picocli.CommandLine.IVersionProvider;

/** Says the version written into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"motcua " + (version == null ? "(not packaged)" : version)};
    }
}
