require "active_job"
require "sidekiq"

$VERBOSE = ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :sidekiq

class Export < ActiveJob::Base
  queue_as { (priority || 50) < 10 ? :urgent : :default } # (1)!

  def perform(order)
    Sidekiq.redis { |redis| redis.rpush("done", order) }
  end
end

def done = Sidekiq.redis { |redis| redis.blpop("done", timeout: 0).last }

if $PROGRAM_NAME == __FILE__
  Export.perform_later("A-17")
  Export.set(priority: 20).perform_later("A-18")
  Export.set(priority: 1).perform_later("A-19")
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
  command.push("-q", "urgent", "-q", "default")
  worker = Process.spawn(*command, out: File::NULL)
  puts "#{done}, #{done}, #{done}"
  Process.kill("TERM", worker)
  Process.wait(worker)
end
