import Foundation
import TestSupport

/// A server on this machine that a test starts and stops: a Python program that prints its port.
final class Server {
    let port: Int
    private let process = Process()

    /// - Parameters:
    ///   - script: The program, which prints the port on its first line once it listens.
    ///   - arguments: Its arguments.
    init(script: String, arguments: [String] = [], python: String = "python3") throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-u", "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            line += byte
        }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else {
            process.terminate()
            throw CocoaError(.executableLoad)
        }
        self.port = port
    }

    /// Nothing is waited for: a process that outlives its signal would hold up all tests.
    deinit { kill(process.processIdentifier, SIGKILL) }

    /// Serves a folder over HTTP with ranges and entity tags.
    ///
    /// Refuses what starts with `private`, fails on `broken`, gives no parts of files under `whole`. What starts with `failing-3` fails
    /// after three answers, with `once-3` in the one after them alone, and what starts with `breaking-3` breaks off within the next one
    /// and then hangs up.
    static let files = """
        import http.server, os, re, sys, hashlib
        os.chdir(sys.argv[1])
        given = {}
        class H(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *a): pass
            def do_HEAD(self): self.go(False)
            def do_GET(self): self.go(True)
            def say(self, status, headers, data, body):
                self.send_response(status)
                for k, v in headers: self.send_header(k, v)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if body: self.wfile.write(data)
            def go(self, body):
                if self.path.startswith("/private"): return self.say(403, [], b"", body)
                if self.path.startswith("/broken"): return self.say(503, [], b"", body)
                mode = re.match(r"/(whole|failing|once|breaking)(?:-(\\d+))?(?=/)", self.path)
                if mode: self.path = self.path[mode.end():]
                path = self.translate_path(self.path)
                if not os.path.isfile(path): return self.say(404, [], b"", body)
                data = open(path, "rb").read()
                tag = [("ETag", '"' + hashlib.md5(data).hexdigest() + '"'), ("Accept-Ranges", "bytes")]
                if mode and mode[1] == "whole": return self.say(200, [], data, body)
                n = given.get(mode[0], 0) if mode else 0
                if mode and body: given[mode[0]] = n + 1
                limit = int(mode[2]) if mode else 0
                if mode and mode[1] != "breaking" and body and (n == limit if mode[1] == "once" else n >= limit):
                    return self.say(500, [], b"", body)
                if mode and mode[1] == "breaking" and n > limit:
                    self.close_connection = True
                    return
                m = re.match(r"bytes=(\\d+)-(\\d*)", self.headers.get("Range", ""))
                if not m: return self.say(200, tag, data, body)
                a = int(m[1]); b = min(int(m[2]) if m[2] else len(data) - 1, len(data) - 1)
                part = data[a:b + 1]
                if mode and mode[1] == "breaking" and body and n == limit:
                    self.say(206, tag + [("Content-Range", "bytes %d-%d/%d" % (a, b, len(data)))], part, False)
                    self.wfile.write(part[:len(part) // 2])
                    self.close_connection = True
                    return
                self.say(206, tag + [("Content-Range", "bytes %d-%d/%d" % (a, b, len(data)))], part, body)
        s = http.server.ThreadingHTTPServer(("127.0.0.1", 0), H)
        print(s.server_address[1])
        s.serve_forever()
        """

    /// Serves S3 by moto and holds one bucket `survey` with the files of a folder.
    static let objects = """
        import os, sys, time
        from moto.server import ThreadedMotoServer
        import boto3
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        s3 = boto3.client("s3", endpoint_url="http://127.0.0.1:%d" % port, aws_access_key_id="key",
            aws_secret_access_key="secret", region_name="us-east-1")
        s3.create_bucket(Bucket="survey")
        for name in os.listdir(sys.argv[1]):
            path = os.path.join(sys.argv[1], name)
            if os.path.isfile(path): s3.upload_file(path, "survey", "in/" + name)
        print(port)
        while True: time.sleep(60)
        """

    /// The Python that has moto: `GOSSAN_PYTHON`, or python3.
    static var pythonWithMoto: String { ProcessInfo.processInfo.environment["GOSSAN_PYTHON"] ?? "python3" }

    /// Whether moto is installed. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    static let hasMoto: Bool =
        ProcessInfo.processInfo.environment["CI"] != nil
        || (try? Binary.execute("/usr/bin/env", [pythonWithMoto, "-c", "import moto.server, boto3, flask"]).status) == 0

    /// The line a skipped test shows.
    static let noMoto = "needs the S3 server moto (pip install 'moto[server,s3]'; GOSSAN_PYTHON names its Python)"
}
