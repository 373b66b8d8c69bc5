/**
 * Talks to the browser about passkeys. What the server asks and what the device answers are JSON in the form of WebAuthn's own
 * toJSON(); bytes are Base64 for addresses.
 */
type Json = Record<string, unknown>;
type Descriptor = { id: string; type: PublicKeyCredentialType; transports?: AuthenticatorTransport[] };

declare global {
  interface Window {
    ownskyPasskeys: {
      /** Makes one; resolves to the answer, or to `{"error": NAME}`. */
      create: (options: string) => Promise<string>;
      /** Shows one; resolves as `create` does. */
      show: (options: string) => Promise<string>;
      /** Shows one and sends the answer as a form; resolves to an error's name if there is none to send. */
      signIn: (options: string, address: string) => Promise<string>;
    };
  }
}

function bytes(text: string): ArrayBuffer {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function descriptors(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list as Descriptor[] | undefined) ?? []).map((one) => ({
    id: bytes(one.id),
    type: 'public-key',
    ...(one.transports?.length ? { transports: one.transports } : {}),
  }));
}

async function attempt(ask: () => Promise<Json>): Promise<string> {
  try {
    if (!navigator.credentials || !window.PublicKeyCredential) {
      return JSON.stringify({ error: 'NotSupportedError' });
    }
    return JSON.stringify(await ask());
  } catch (error) {
    return JSON.stringify({ error: error instanceof DOMException ? error.name : 'UnknownError' });
  }
}

function common(credential: PublicKeyCredential, response: Json): Json {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response,
  };
}

const create = (options: string) =>
  attempt(async () => {
    const asked = JSON.parse(options);
    const made = (await navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: descriptors(asked.excludeCredentials),
        extensions: undefined,
      },
    })) as PublicKeyCredential;
    const response = made.response as AuthenticatorAttestationResponse;
    return common(made, {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    });
  });

const show = (options: string) =>
  attempt(async () => {
    const asked = JSON.parse(options);
    const shown = (await navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        allowCredentials: descriptors(asked.allowCredentials),
        extensions: undefined,
      },
    })) as PublicKeyCredential;
    const response = shown.response as AuthenticatorAssertionResponse;
    return common(shown, {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    });
  });

async function signIn(options: string, address: string): Promise<string> {
  const answer = await show(options);
  const { error } = JSON.parse(answer) as { error?: string };
  if (error) {
    return error;
  }
  const form = document.createElement('form');
  form.method = 'post';
  form.action = new URL(address, document.baseURI).href;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'answer';
  field.value = answer;
  form.append(field);
  document.body.append(form);
  form.submit();
  return '';
}

window.ownskyPasskeys = { create, show, signIn };

export {};
