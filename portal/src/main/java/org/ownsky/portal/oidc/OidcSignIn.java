package org.ownsky.portal.oidc;

import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.request.PortalAddress;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Signing in with the provider, for those who build the sign-in page and the filters around all pages. */
@Component
public class OidcSignIn {
    private final OidcSettings settings;
    private final Provider provider;
    private final ProviderTokens tokens;
    private final ProviderSignIn signIn;
    private final ProviderSessions sessions;
    private final DeniedAttempts denied;
    private final PortalAddress portal;

    OidcSignIn(
            OidcSettings settings,
            Provider provider,
            ProviderTokens tokens,
            ProviderSignIn signIn,
            ProviderSessions sessions,
            DeniedAttempts denied,
            PortalAddress portal) {
        this.settings = settings;
        this.provider = provider;
        this.tokens = tokens;
        this.signIn = signIn;
        this.sessions = sessions;
        this.denied = denied;
        this.portal = portal;
    }

    /** Whether there is a provider. */
    public boolean isOffered() {
        return settings.configured();
    }

    /** What people call the provider. */
    public String name() {
        return settings.name();
    }

    /** Whether it did not answer when it was last asked, within a minute. */
    public boolean seemsDown() {
        return settings.configured() && provider.seemsDown();
    }

    /** Where the sign-in page's button leads, without a slash in front. */
    public String address() {
        return OidcPaths.START.substring(1);
    }

    /**
     * Adds the ways to the provider and back, if there is one.
     *
     * @param failed sends people back to the sign-in page, with the reason
     * @param signedOut the page that says that one is signed out, a path
     */
    public void addTo(HttpSecurity http, AuthenticationFailureHandler failed, String signedOut) {
        if (!settings.configured()) {
            return;
        }
        ClientRegistrationRepository clients = registration -> provider.client(portal.current() + OidcPaths.BACK);
        var asked = new HttpSessionOAuth2AuthorizationRequestRepository();
        var back = new FromProvider(
                clients,
                asked,
                exchange(),
                new FromProvider.Surroundings(settings, provider, signIn, sessions, denied));
        back.setAuthenticationFailureHandler(failed);
        http.with(
                new ProviderFilters(
                        new ToProvider(clients, asked, failed),
                        back,
                        new BackChannelLogout(tokens, sessions, denied),
                        new AfterSignOut(signedOut)),
                filters -> {});
    }

    /**
     * What happens after somebody signed out here.
     *
     * @param signedOut the page that says so, a path
     */
    public LogoutSuccessHandler signOut(String signedOut) {
        return new ProviderSignOut(provider, sessions, settings, portal, signedOut);
    }

    private OidcAuthorizationCodeAuthenticationProvider exchange() {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(provider.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var information = new DefaultOAuth2UserService();
        information.setRestOperations(restOperations());
        var people = new OidcUserService();
        people.setOauth2UserService(information);
        people.setRetrieveUserInfo(request -> request.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                != null);
        var exchange = new OidcAuthorizationCodeAuthenticationProvider(codes, people);
        exchange.setJwtDecoderFactory(tokens::identities);
        return exchange;
    }

    private RestTemplate restOperations() {
        var operations = new RestTemplate(provider.requests());
        operations.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return operations;
    }
}
