require "date"
require "json"
require "sidekiq"
require "sidekiq/launcher"

Redis.silence_deprecations = true if defined?(Redis)
Sidekiq.logger.level = Logger::ERROR

class Export
  include Sidekiq::Job

  def perform(_)
    $stdout.syswrite("began\n")
    sleep
  end
end

def redis(*command) = Sidekiq.redis { |redis| redis.call(*command) }

def created_at
  Export.perform_async("A-17")
  JSON.parse(redis("LINDEX", "queue:default", "0"))["created_at"].class
end

def date
  Export.perform_async(Date.new(2026, 11, 22))
  "is sent"
rescue ArgumentError
  "is refused"
end

def left_after(signal)
  redis("FLUSHDB")
  Export.perform_async("A-17")
  file = File.expand_path(__FILE__)
  command = ["sidekiq", "-r", file, "-c", "1", "-t", "1"]
  IO.popen(command, err: File::NULL) do |worker|
    worker.each_line.find { |line| line == "began\n" } or raise "no worker"
    Process.kill(signal, worker.pid)
    worker.read # (1)!
  end
  redis("LLEN", "queue:default")
end

def facts
  old = Sidekiq.respond_to?(:options)
  config = old ? Sidekiq.options : Sidekiq.default_configuration
  {
    "Sidekiq" => Sidekiq::VERSION.to_i,
    "threads" => config[:concurrency],
    "heartbeat, s" => Sidekiq::Launcher::BEAT_PAUSE,
    "created_at" => created_at,
    "a Date" => date,
    "queued after KILL" => left_after("KILL"),
    "queued after TERM" => left_after("TERM")
  }
end

def columns
  folders = ENV.fetch("SIDEKIQS", "").split(":") # (2)!
  ["", *folders.map { |folder| "#{folder}:" }].map do |first|
    path = { "PATH" => first + ENV["PATH"] }
    JSON.parse(IO.popen([path, "ruby", __FILE__, "facts"], &:read))
  end
end

if $PROGRAM_NAME == __FILE__
  if ARGV == ["facts"]
    puts JSON.generate(facts)
  else
    found = columns
    found.first.each_key do |name|
      cells = found.map { |column| column[name].to_s.ljust(10) }
      puts "#{name.ljust(24)}#{cells.join(" ")}".rstrip
    end
  end
end
