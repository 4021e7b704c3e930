import Foundation
import Hummingbird

/// Carries requests from HTTP to the tenant and its answers back, however broken they shall arrive.
struct TenantResponder: HTTPResponder {
  let state: TenantState

  /// Nothing follows: the connection is as the answer wanted it.
  private struct Broken: Error {}

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    let body = try await request.body.collect(upTo: 1 << 30)
    let answer = await state.answer(
      IncomingRequest(
        method: request.method.rawValue, target: request.head.path ?? "/",
        headers: request.headers.map { .init(name: $0.name.rawName, value: $0.value) },
        body: String(buffer: body)))
    switch answer.delivery {
    case .closed:
      try await context.close()
      throw Broken()
    case .never: try await Self.untilStopped()
    case .late(let seconds): try await Task.sleep(for: .seconds(seconds))
    case .whole, .halfAsWhole, .half, .reset, .headOnly, .slow: break
    }
    return response(answer, context, withBody: request.method == .head ? .omitted : .sent)
  }

  private enum BodyPresence { case sent, omitted }

  private func response(
    _ answer: Answer, _ context: ConnectionContext, withBody presence: BodyPresence
  ) -> Response {
    let pieces = answer.content.body
    let length = pieces.map(\.readableBytes).reduce(0, +)
    var headers = HTTPFields()
    headers[.contentType] = answer.content.type
    for header in answer.headers {
      if let name = HTTPFields.Element.Name(header.name) { headers[name] = header.value }
    }
    let body = presence == .omitted ? ResponseBody() : self.body(pieces, length, answer.delivery, context)
    return Response(status: .init(code: answer.status), headers: headers, body: body)
  }

  private func body(
    _ pieces: [ByteBuffer], _ length: Int, _ delivery: Answer.Delivery, _ context: ConnectionContext
  ) -> ResponseBody {
    switch delivery {
    case .whole, .late, .closed, .never:
      return ResponseBody(contentLength: length) { writer in
        try await Self.send(pieces, upTo: length, to: &writer)
        try await writer.finish(nil)
      }
    case .halfAsWhole:
      return ResponseBody(contentLength: length / 2) { writer in
        try await Self.send(pieces, upTo: length / 2, to: &writer)
        try await writer.finish(nil)
      }
    case .half(let framing):
      return ResponseBody(contentLength: framing == .chunks ? nil : length) { writer in
        try await Self.send(pieces, upTo: length / 2, to: &writer)
        context.endSending()
      }
    case .reset:
      return ResponseBody(contentLength: length) { writer in
        try await Self.send(pieces, upTo: length / 2, to: &writer)
        try await context.reset()
      }
    case .headOnly: return ResponseBody(contentLength: length) { _ in try await Self.untilStopped() }
    case .slow(let seconds):
      return ResponseBody(contentLength: length) { writer in
        try await Self.trickle(pieces, length, over: seconds, to: &writer)
        try await writer.finish(nil)
      }
    }
  }

  /// Chunks of 64 KiB that share the storage of the pieces.
  private static func send(
    _ pieces: [ByteBuffer], upTo length: Int, in size: Int = 1 << 16, to writer: inout any ResponseBodyWriter,
    pause: Duration = .zero
  ) async throws {
    var rest = length
    for piece in pieces {
      var piece = piece
      while rest > 0, let chunk = piece.readSlice(length: min(size, rest, piece.readableBytes)),
        chunk.readableBytes > 0
      {
        rest -= chunk.readableBytes
        try await writer.write(chunk)
        if pause > .zero { try await Task.sleep(for: pause) }
      }
    }
  }

  /// Twenty chunks, evenly spread.
  private static func trickle(
    _ pieces: [ByteBuffer], _ length: Int, over seconds: Double, to writer: inout any ResponseBodyWriter
  ) async throws {
    let size = max(1, length / 20)
    try await send(pieces, upTo: length, in: size, to: &writer, pause: .seconds(seconds / 20))
  }

  private static func untilStopped() async throws { try await Task.sleep(for: .seconds(366 * 86_400)) }
}
