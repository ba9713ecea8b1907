import type { Socket } from 'node:net';
import { type Dispatcher, errors } from 'undici';

/**
 * Keeps apart what undici takes for the same: an answer without length ends with its connection, but only where that
 * ends properly. After a reset, or without the closure alert of TLS, it is broken (RFC 9112 §8, §9.8).
 */
export interface WholeAnswers {
  /** Has to be told of a connection before undici is. @param isEndAnnounced asked when it ends */
  watch(socket: Socket, isEndAnnounced: () => boolean): void;
  /** Turns the end of an answer that is broken into an error. */
  interceptor: Dispatcher.DispatcherComposeInterceptor;
}

export function createWholeAnswers(): WholeAnswers {
  /** What is wrong with the latest end of a connection. Within that very event undici ends an answer without length. */
  let flaw: Error | null = null;
  return {
    watch(socket, isEndAnnounced) {
      socket.on('error', (error) => {
        flaw = error;
      });
      socket.on('end', () => {
        flaw = isEndAnnounced()
          ? null
          : new errors.SocketError('the connection ended without a closure alert');
      });
    },
    interceptor: (dispatch) => (request, handler) =>
      dispatch(
        request,
        judging(handler, request.method, () => flaw),
      ),
  };
}

function judging(
  handler: Dispatcher.DispatchHandler,
  method: string,
  flaw: () => Error | null,
): Dispatcher.DispatchHandler {
  let endsWithConnection = false;
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onRequestUpgrade: (controller, status, headers, socket) =>
      handler.onRequestUpgrade?.(controller, status, headers, socket),
    onBodySent: (chunk) => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
    onResponseStart(controller, status, headers, statusMessage) {
      endsWithConnection = hasBody(method, status) && !isFramed(headers);
      handler.onResponseStart?.(controller, status, headers, statusMessage);
    },
    onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
    onResponseEnd(controller, trailers) {
      const error = endsWithConnection ? flaw() : null;
      if (error === null) handler.onResponseEnd?.(controller, trailers);
      else handler.onResponseError?.(controller, error);
    },
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  };
}

const hasBody = (method: string, status: number) => method !== 'HEAD' && status !== 204 && status !== 304;

/** Whether the answer itself says where its body ends (RFC 9112 §6.3). */
function isFramed({
  'content-length': length,
  'transfer-encoding': coding,
}: Record<string, string | string[] | undefined>): boolean {
  return coding === undefined ? length !== undefined : /\bchunked\s*$/i.test(String(coding));
}
