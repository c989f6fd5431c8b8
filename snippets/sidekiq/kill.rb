require "sidekiq"

Redis.silence_deprecations = true

class Export
  include Sidekiq::Job

  def perform(order)
    say("#{order} began")
    Sidekiq.redis { |redis| redis.blpop("go", timeout: 20) }
    say("#{order} exported")
  end

  def say(text) = Sidekiq.redis { |redis| redis.rpush("said", text) }
end

def said = Sidekiq.redis { |redis| redis.blpop("said", timeout: 0).last }

def started
  command = ["sidekiq", "-r", File.expand_path(__FILE__)]
  Process.spawn(*command, "-c", "1", "-t", "1", out: File::NULL) # (1)!
end

def ended(worker, signal)
  Process.kill(signal, worker)
  Process.wait(worker)
  size = Sidekiq.redis { |redis| redis.llen("queue:default") }
  puts "  after #{signal}, in the queue: #{size}"
end

if $PROGRAM_NAME == __FILE__
  Export.perform_async("A-17")
  worker = started
  puts said
  ended(worker, "KILL")

  Export.perform_async("A-18")
  worker = started
  puts said
  ended(worker, "TERM")

  worker = started
  puts said
  Sidekiq.redis { |redis| redis.rpush("go", "") }
  puts said
  ended(worker, "TERM")
end
