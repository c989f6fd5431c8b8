require "sidekiq"

Redis.silence_deprecations = true # (1)!

class Export
  include Sidekiq::Job

  def perform(order, pages)
    done = "#{order}, #{pages} pages, #{jid}"
    Sidekiq.redis { |redis| redis.rpush("done", done) }
  end
end

if $PROGRAM_NAME == __FILE__ # (2)!
  jid = Export.perform_async("A-17", 3)
  Sidekiq.redis do |redis|
    puts "queues: #{redis.smembers("queues")}"
    puts "queue:default holds #{redis.llen("queue:default")}"
    job = JSON.parse(redis.lindex("queue:default", 0))
    %w[class args queue retry].each { |key| puts "  #{key}: #{job[key]}" }
    %w[jid created_at enqueued_at].each do |key|
      puts "  #{key}: #{job[key].class}" # (3)!
    end

    command = ["sidekiq", "-r", File.expand_path(__FILE__)]
    worker = Process.spawn(*command, out: File::NULL)
    order, pages, id = redis.blpop("done", timeout: 0).last.split(", ")
    puts "done: #{order}, #{pages}, same jid: #{id == jid}"
    puts "queue:default holds #{redis.llen("queue:default")}"
    Process.kill("TERM", worker)
    Process.wait(worker)
  end
end
