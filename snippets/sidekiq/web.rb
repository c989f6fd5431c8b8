require "net/http"
require "rack"
require "securerandom"
require "sidekiq/web"
require "socket"
require "webrick"

Redis.silence_deprecations = true

PASSWORD = SecureRandom.hex

App = Rack::Builder.app do # (1)!
  use Rack::NullLogger
  use Rack::Auth::Basic do |user, password|
    good = Rack::Utils.secure_compare(password, PASSWORD) # (2)!
    (user == "ana") & good
  end
  use Rack::Session::Cookie, secret: SecureRandom.hex(32), same_site: true
  map("/sidekiq") { run Sidekiq::Web }
end

def ask(port, kind, path, password = nil)
  Net::HTTP.start("127.0.0.1", port) do |http|
    request = kind.new(path)
    request.basic_auth("ana", password) if password
    http.request(request)
  end
end

if $PROGRAM_NAME == __FILE__
  Sidekiq::Client.push("class" => "Export", "args" => ["A-17"]) # (3)!
  quiet = { Logger: WEBrick::Log.new(File::NULL), AccessLog: [] }
  server = WEBrick::HTTPServer.new(BindAddress: "127.0.0.1", Port: 0, **quiet)
  server.mount("/", Rack::Handler::WEBrick, App)
  running = Thread.new { server.start }
  port = server.config[:Port]
  get, post = Net::HTTP::Get, Net::HTTP::Post
  puts "no password: #{ask(port, get, "/sidekiq/queues").code}"
  page = ask(port, get, "/sidekiq/queues/default", PASSWORD)
  puts "with it: #{page.code}, A-17 on the page: #{page.body.include?("A-17")}"
  forged = ask(port, post, "/sidekiq/queues/default", PASSWORD)
  puts "a form without the token: #{forged.code}"
  puts "still in the queue: #{Sidekiq::Queue.new.size}"
  server.shutdown
  running.join
end
