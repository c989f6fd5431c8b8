require "sidekiq"

Redis.silence_deprecations = true

class Export
  include Sidekiq::Job

  def perform(order) = raise("no printer")
end

def said = Sidekiq.redis { |redis| redis.blpop("said", timeout: 0).last }

Sidekiq.configure_server do |config|
  say = ->(*) { Sidekiq.redis { |redis| redis.rpush("said", "") } }
  config.on(:heartbeat, &say)
  config.error_handlers << say # (1)!
end

if $PROGRAM_NAME == __FILE__
  Export.set(queue: "reports").perform_async("A-17") # (2)!
  Export.perform_in(3600, "A-18")
  command = ["sidekiq", "-r", File.expand_path(__FILE__)]
  worker = Process.spawn(*command, out: File::NULL)
  said
  Export.perform_async("A-19")
  Export.set(retry: 0).perform_async("A-20") # (3)!
  2.times { said }
  Sidekiq.redis do |redis|
    process = redis.smembers("processes").first
    sizes = { "list" => :llen, "set" => :scard, "zset" => :zcard }
    shown = redis.keys.grep_v(/:workers$|:\d+-\d+-\d+$/).map do |key| # (4)!
      type = redis.type(key)
      size = redis.send(sizes.fetch(type), key) if sizes.key?(type)
      "#{key.sub(process, "host:pid:nonce")}: #{type} #{size}".rstrip
    end
    puts shown.sort
  end
  Process.kill("KILL", worker)
  Process.wait(worker)
end
