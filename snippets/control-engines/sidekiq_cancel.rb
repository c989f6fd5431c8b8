require "sidekiq"
require "sidekiq/api"

$VERBOSE = nil # (1)!

class Export
  include Sidekiq::Job

  def perform(order)
    part = "#{order}.part"
    File.write(part, "")
    say("#{order} began")
    Sidekiq.redis { |redis| redis.blpop("go #{order}", timeout: 20) }
    who = Sidekiq.redis { |redis| redis.get("cancel #{jid}") } # (2)!
    return say("#{order} cancelled by #{who}") if who
    say("#{order} exported")
  ensure
    File.delete(part)
  end

  def say(text) = Sidekiq.redis { |redis| redis.rpush("said", text) }
end

def said = Sidekiq.redis { |redis| redis.blpop("said", timeout: 0).last }

def go(order) = Sidekiq.redis { |redis| redis.rpush("go #{order}", "") }

if $PROGRAM_NAME == __FILE__
  log, out = IO.pipe
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
  worker = Process.spawn(*command, out: out, err: File::NULL)
  out.close
  a17 = Export.perform_async("A-17")
  puts said
  a18 = Export.perform_async("A-18")
  a19 = Export.perform_async("A-19")
  queue = Sidekiq::Queue.new
  puts "A-17 in the queue: #{!queue.find_job(a17).nil?}"
  puts "A-18 deleted: #{queue.find_job(a18).delete}"
  [a17, a19].each do |jid|
    Sidekiq.redis { |redis| redis.set("cancel #{jid}", "ana", ex: 86_400) }
  end
  go("A-17")
  go("A-19")
  puts said, said, said

  Export.perform_async("A-20")
  puts said
  Process.kill("TSTP", worker)
  log.each_line.find { |line| line.include?("Scheduler exiting") } # (3)!
  Export.perform_async("A-21")
  go("A-20")
  puts said
  Process.kill("TERM", worker)
  Process.wait(worker)
  puts "still waiting: #{queue.size}"
  queue.clear
  puts "left behind: #{Dir["*.part"].size}"
end
