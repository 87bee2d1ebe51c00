package dev.webstore.platform.service;

import dev.webstore.platform.configuration.Configuration;

/** The one entry point of a service module. */
@FunctionalInterface
public interface ServiceStarter {

    /**
     * Starts the service and returns once it accepts requests.
     *
     * @throws PortTakenException when its port is taken
     * @throws dev.webstore.platform.configuration.ConfigurationException when a setting cannot be used
     */
    RunningService start(Configuration configuration);
}
