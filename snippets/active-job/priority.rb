require "active_job"
require "delayed_job_active_record"
require "sidekiq"

$VERBOSE = ActiveJob::Base.logger = nil
ActiveRecord::Schema.verbose = false

class Export < ActiveJob::Base
  def perform(order)
    Sidekiq.redis { |redis| redis.rpush("done", order) }
  end
end

def done = Sidekiq.redis { |redis| redis.blpop("done", timeout: 0).last }

def sidekiq(*queues)
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1", *queues]
  worker = Process.spawn(*command, out: File::NULL)
  puts "sidekiq: #{done}, #{done}, #{done}"
  Process.kill("TERM", worker)
  Process.wait(worker)
end

if $PROGRAM_NAME == __FILE__
  ActiveRecord::Base.establish_connection(
    adapter: "sqlite3", database: ":memory:"
  )
  ActiveRecord::Schema.define do
    create_table :delayed_jobs do |t|
      t.integer :priority, :attempts, default: 0
      t.text :handler, :last_error
      t.datetime :run_at, :locked_at, :failed_at
      t.string :locked_by, :queue
      t.timestamps
    end
  end
  priorities = {"A-17" => 30, "A-18" => 20, "A-19" => 1}

  ActiveJob::Base.queue_adapter = :delayed_job
  priorities.each { |order, n| Export.set(priority: n).perform_later(order) }
  Delayed::Worker.new.work_off # (1)!
  puts "delayed_job: #{done}, #{done}, #{done}"

  ActiveJob::Base.queue_adapter = :sidekiq
  priorities.each { |order, n| Export.set(priority: n).perform_later(order) }
  sidekiq

  queues = {"A-17" => :low, "A-18" => :default, "A-19" => :urgent}
  queues.each { |order, queue| Export.set(queue: queue).perform_later(order) }
  sidekiq("-q", "urgent", "-q", "default", "-q", "low") # (2)!
end
